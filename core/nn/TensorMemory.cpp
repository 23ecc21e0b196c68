// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/TensorMemory.h"

#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <list>
#include <mutex>
#include <unordered_map>

#include "base/Files.h"
#include "nn/BlockAllocator.h"
#include "nn/OutOfMemory.h"

namespace docent {

namespace {

/// Smaller ones are the C library's: it does not return those to the kernel one by one.
constexpr std::size_t smallest = std::size_t{256} << 10;
constexpr std::size_t hugePage = std::size_t{2} << 20;
constexpr std::size_t granularity = std::size_t{64} << 10;

struct Block {
    void* data;
    std::size_t size;
};

std::size_t roundedUp(std::size_t size, std::size_t step) {
    return (size + step - 1) / step * step;
}

/// Fresh pages, aligned so that the kernel can make them huge ones.
void* mapPages(std::size_t size) {
    const std::size_t alignment = size >= hugePage ? hugePage : granularity;
    const std::size_t reserved = size + alignment;
    void* start = ::mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED) {
        return nullptr;
    }
    char* const begin = static_cast<char*>(start);
    const std::uintptr_t address = reinterpret_cast<std::uintptr_t>(begin);
    char* const data = begin + (roundedUp(address, alignment) - address);
    char* const end = data + size;
    if (data != begin) {
        ::munmap(begin, static_cast<std::size_t>(data - begin));
    }
    if (end != begin + reserved) {
        ::munmap(end, static_cast<std::size_t>(begin + reserved - end));
    }
#ifdef MADV_HUGEPAGE
    if (size >= hugePage) {
        // Whole huge pages only: the rest would round the memory in use up.
        ::madvise(data, size / hugePage * hugePage, MADV_HUGEPAGE);
    }
#endif
    return data;
}

class Pool {
public:
    /// Null when there is no memory.
    void* take(std::size_t bytes) {
        const std::size_t size = roundedUp(bytes, granularity);
        const std::lock_guard lock(m_mutex);
        if (m_limit > 0 && m_use.used + size > m_limit) {
            return nullptr;
        }
        // The most recently freed first: its pages are likeliest to be in the caches.
        auto best = m_idle.end();
        for (auto block = m_idle.begin(); block != m_idle.end(); ++block) {
            if (block->size == size) {
                best = block;
                break;
            }
            if (block->size > size && block->size - size <= size / 8 &&
                (best == m_idle.end() || block->size < best->size)) {
                best = block;
            }
        }
        Block taken{nullptr, size};
        if (best != m_idle.end()) {
            taken = *best;
            m_use.idle -= taken.size;
            m_idle.erase(best);
        } else {
            // Used and idle together never exceed what was once in use, so the peak is that of an exact allocator.
            const std::size_t most = std::max(m_mostUsed, m_use.used + size);
            dropIdle(most - m_use.used - size);
            taken.data = mapPages(size);
            if (taken.data == nullptr) {
                dropIdle(0);
                taken.data = mapPages(size);
            }
            if (taken.data == nullptr) {
                return nullptr;
            }
        }
        m_sizes.emplace(taken.data, taken.size);
        m_use.used += taken.size;
        m_mostUsed = std::max(m_mostUsed, m_use.used);
        return taken.data;
    }

    /// False when the block is not of this pool.
    bool give(void* data) {
        const std::lock_guard lock(m_mutex);
        const auto found = m_sizes.find(data);
        if (found == m_sizes.end()) {
            return false;
        }
        m_use.used -= found->second;
        m_use.idle += found->second;
        m_idle.push_front({data, found->second});
        m_sizes.erase(found);
        return true;
    }

    void release() {
        const std::lock_guard lock(m_mutex);
        dropIdle(0);
        m_mostUsed = m_use.used;
    }

    void limit(std::size_t bytes) {
        const std::lock_guard lock(m_mutex);
        m_limit = bytes;
    }

    TensorMemoryUse use() {
        const std::lock_guard lock(m_mutex);
        return m_use;
    }

private:
    void dropIdle(std::size_t limit) {
        while (m_use.idle > limit) {
            const Block oldest = m_idle.back();
            m_idle.pop_back();
            m_use.idle -= oldest.size;
            ::munmap(oldest.data, oldest.size);
        }
    }

    std::mutex m_mutex;
    std::list<Block> m_idle;
    std::unordered_map<void*, std::size_t> m_sizes;
    TensorMemoryUse m_use;
    std::size_t m_mostUsed = 0;
    std::size_t m_limit = 0;
};

/// Never destroyed: tensors with static lifetime are freed after any order of destruction we could choose.
Pool& pool() {
    static Pool* const instance = new Pool;
    return *instance;
}

void freeBlock(void* data) {
    if (data != nullptr && !pool().give(data)) {
        c10::free_cpu(data);
    }
}

c10::DataPtr allocateBlock(std::size_t bytes) {
    void* data = nullptr;
    if (bytes < smallest) {
        data = c10::alloc_cpu(bytes);
    } else {
        data = pool().take(bytes);
        if (data == nullptr) {
            throw OutOfMemory("There is not enough memory for a tensor of " + formatBytes(bytes),
                              "Use smaller batches, smaller pictures, or a smaller architecture");
        }
    }
    return {data, data, &freeBlock, c10::Device(c10::DeviceType::CPU)};
}

}  // namespace

void installTensorMemory() {
    static auto* const allocator = [] {
        auto* made = new BlockAllocator<&allocateBlock, &freeBlock>;
        c10::SetCPUAllocator(made, /*priority=*/100);
        return made;
    }();
    static_cast<void>(allocator);
}

void releaseIdleTensorMemory() {
    pool().release();
}

void limitTensorMemory(std::size_t bytes) {
    pool().limit(bytes);
}

TensorMemoryUse tensorMemoryUse() {
    return pool().use();
}

}  // namespace docent
