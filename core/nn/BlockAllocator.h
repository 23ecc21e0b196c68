// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <c10/core/Allocator.h>

#include <cstddef>
#include <cstring>

namespace docent {

/// LibTorch's allocator of blocks that two functions give and free.
/// Signature: of c10's allocate(), whose const LibTorch 2 dropped on the way. Base is a parameter only so that the
/// compiler does not look at the class that does not fit.
template <c10::DataPtr (*allocateBlock)(std::size_t), c10::DeleterFnPtr freeBlock,
          typename Signature = decltype(&c10::Allocator::allocate), typename Base = c10::Allocator>
class BlockAllocator final : public Base {
public:
    c10::DataPtr allocate(std::size_t bytes) override { return allocateBlock(bytes); }
    c10::DeleterFnPtr raw_deleter() const override { return freeBlock; }
    void copy_data(void* to, const void* from, std::size_t bytes) const override { std::memcpy(to, from, bytes); }
};

template <c10::DataPtr (*allocateBlock)(std::size_t), c10::DeleterFnPtr freeBlock, typename Base>
class BlockAllocator<allocateBlock, freeBlock, c10::DataPtr (c10::Allocator::*)(std::size_t) const, Base> final
    : public Base {
public:
    c10::DataPtr allocate(std::size_t bytes) const override { return allocateBlock(bytes); }
    c10::DeleterFnPtr raw_deleter() const override { return freeBlock; }
    /// Asked for by some versions that have the const as well.
    void copy_data(void* to, const void* from, std::size_t bytes) const { std::memcpy(to, from, bytes); }
};

}  // namespace docent
