// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/WeightFile.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "base/Error.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

static_assert(std::endian::native == std::endian::little, "safetensors data is used as it lies in the file");

using Json = nlohmann::json;

constexpr std::size_t lengthBytes = 8;
/// The reference implementation's own limit.
constexpr std::uint64_t maxHeaderBytes = 100'000'000;
/// Header, map, tensor, list: a file of the format nests no deeper.
constexpr int maxNesting = 3;
constexpr std::size_t maxDimensions = 64;
const char* const metadataKey = "__metadata__";

const std::vector<std::pair<TensorType, std::string>>& typeNames() {
    static const std::vector<std::pair<TensorType, std::string>> names = {{TensorType::F32, "F32"},
                                                                          {TensorType::F16, "F16"},
                                                                          {TensorType::BF16, "BF16"},
                                                                          {TensorType::I64, "I64"},
                                                                          {TensorType::U8, "U8"}};
    return names;
}

const std::string& typeName(TensorType type) {
    return std::find_if(typeNames().begin(), typeNames().end(), [&](const auto& entry) { return entry.first == type; })
        ->second;
}

/// Product of the shape times the element size; false where it does not fit in 64 bits.
bool countBytes(const std::vector<std::int64_t>& shape, TensorType type, std::uint64_t& bytes) {
    bytes = bytesPerElement(type);
    // A zero anywhere makes the product zero, but the reference reader multiplies from the left and refuses what
    // overflows on the way; so does this one.
    for (const std::int64_t extent : shape) {
        if (extent < 0 || __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(extent), &bytes)) {
            return false;
        }
    }
    return bytes <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

/// Builds the header's JSON while it watches what the parser would let pass: depth and double keys.
class HeaderReader final : public nlohmann::json_sax<Json> {
public:
    struct Entry {
        std::string name;
        Json value;
    };

    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] const Json& document() const { return m_document; }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(value); }
    bool binary(binary_t&) override { return fail("it holds binary data"); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        if (m_open.back()->contains(name)) {
            return fail("the name " + quotedName(name) + " stands in it twice");
        }
        m_key = name;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        m_position = position;
        return fail("it is not JSON");
    }

private:
    bool fail(const std::string& problem) {
        m_problem = problem;
        return false;
    }

    Json* place(Json value) {
        if (m_open.empty()) {
            m_document = std::move(value);
            return &m_document;
        }
        Json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        Json& slot = parent[m_key];
        slot = std::move(value);
        return &slot;
    }

    bool add(Json value) {
        place(std::move(value));
        return true;
    }

    bool open(Json value) {
        if (m_open.size() >= maxNesting) {
            return fail("it nests deeper than the format does");
        }
        m_open.push_back(place(std::move(value)));
        return true;
    }

    bool close() {
        m_open.pop_back();
        return true;
    }

    Json m_document;
    std::vector<Json*> m_open;
    std::string m_key;
    std::string m_problem;
    std::size_t m_position = 0;
};

/// Checks a header against the file it came from. Every failure names the file and, where there is one, the byte.
class HeaderChecker {
public:
    HeaderChecker(const fs::path& path, std::span<const std::uint8_t> file) : m_path(path), m_file(file) {}

    void read(std::map<std::string, TensorView>& tensors, std::map<std::string, std::string>& metadata) {
        const Json header = parse();
        for (const auto& [name, value] : header.items()) {
            if (name == metadataKey) {
                metadata = readMetadata(value);
            } else {
                tensors.emplace(name, readTensor(name, value));
            }
        }
        checkCoverage(tensors);
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw Error("Cannot use " + m_path.string() + " as a safetensors file: " + problem,
                    "Copy or download the file again; it is damaged or of another format");
    }

    Json parse() {
        if (m_file.size() < lengthBytes) {
            fail("it has " + std::to_string(m_file.size()) + " bytes, fewer than the 8 of the header's length");
        }
        std::uint64_t length = 0;
        std::memcpy(&length, m_file.data(), lengthBytes);
        if (length > maxHeaderBytes || length > m_file.size() - lengthBytes) {
            fail("byte 0 says that the header has " + std::to_string(length) + " bytes, but the file has " +
                 std::to_string(m_file.size()));
        }
        m_data = m_file.subspan(lengthBytes + static_cast<std::size_t>(length));
        const auto text = m_file.subspan(lengthBytes, static_cast<std::size_t>(length));
        if (text.empty() || text.front() != '{') {
            fail("the header at byte 8 does not begin with '{'");
        }
        HeaderReader reader;
        const bool parsed = Json::sax_parse(text.begin(), text.end(), &reader);
        if (!parsed || !reader.problem().empty()) {
            const std::size_t byte = lengthBytes + (reader.position() > 0 ? reader.position() - 1 : 0);
            fail("its header is wrong at or after byte " + std::to_string(byte) + ": " + reader.problem());
        }
        return reader.document();
    }

    std::map<std::string, std::string> readMetadata(const Json& value) const {
        if (!value.is_object()) {
            fail("__metadata__ is not a map");
        }
        std::map<std::string, std::string> metadata;
        for (const auto& [name, text] : value.items()) {
            if (!text.is_string()) {
                fail("__metadata__ " + quotedName(name) + " is not text");
            }
            metadata.emplace(name, text.get<std::string>());
        }
        return metadata;
    }

    TensorView readTensor(const std::string& name, const Json& value) const {
        const std::string where = "tensor " + quotedName(name);
        if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") ||
            !value.contains("data_offsets")) {
            fail(where + " is not a map of exactly dtype, shape and data_offsets");
        }
        TensorView tensor;
        tensor.name = name;
        tensor.type = readType(where, value["dtype"]);
        const Json& shape = value["shape"];
        if (!shape.is_array() || shape.size() > maxDimensions) {
            fail(where + " has a shape that is not a list of at most 64 numbers");
        }
        for (const Json& extent : shape) {
            if (!extent.is_number_unsigned() ||
                extent.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
                fail(where + " has the extent " + extent.dump() + " in its shape");
            }
            tensor.shape.push_back(extent.get<std::int64_t>());
        }
        const Json& offsets = value["data_offsets"];
        if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
            !offsets[1].is_number_unsigned()) {
            fail(where + " has data_offsets that are not two whole numbers");
        }
        const auto begin = offsets[0].get<std::uint64_t>();
        const auto end = offsets[1].get<std::uint64_t>();
        if (begin > end || end > m_data.size()) {
            fail(where + " claims the data bytes " + std::to_string(begin) + " to " + std::to_string(end) +
                 ", but the data, which begins at byte " + std::to_string(dataStart()) + ", has " +
                 std::to_string(m_data.size()));
        }
        std::uint64_t bytes = 0;
        if (!countBytes(tensor.shape, tensor.type, bytes) || bytes != end - begin) {
            fail(where + " of type " + typeName(tensor.type) + " and shape " + shape.dump() +
                 " does not fill its data bytes " + std::to_string(begin) + " to " + std::to_string(end));
        }
        tensor.data = m_data.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(bytes));
        return tensor;
    }

    TensorType readType(const std::string& where, const Json& value) const {
        if (value.is_string()) {
            for (const auto& [type, name] : typeNames()) {
                if (value.get<std::string>() == name) {
                    return type;
                }
            }
        }
        fail(where + " has the type " + quotedName(value.dump(-1, ' ', true, Json::error_handler_t::replace)) +
             "; F32, F16, BF16, I64 and U8 can be read");
    }

    /// The tensors must lie end to end and fill the data: no byte is used twice and none is hidden.
    void checkCoverage(const std::map<std::string, TensorView>& tensors) const {
        std::vector<const TensorView*> order;
        for (const auto& [name, tensor] : tensors) {
            order.push_back(&tensor);
        }
        std::sort(order.begin(), order.end(), [](const TensorView* a, const TensorView* b) {
            return std::make_pair(a->data.data(), a->data.size()) < std::make_pair(b->data.data(), b->data.size());
        });
        std::size_t expected = 0;
        for (const TensorView* tensor : order) {
            const auto begin = static_cast<std::size_t>(tensor->data.data() - m_data.data());
            if (begin != expected) {
                fail("tensor " + quotedName(tensor->name) + " begins at data byte " + std::to_string(begin) + ", " +
                     (begin < expected ? "inside" : "not right after") + " the one before it, which ends at " +
                     std::to_string(expected));
            }
            expected += tensor->data.size();
        }
        if (expected != m_data.size()) {
            fail(std::to_string(m_data.size() - expected) + " bytes from byte " +
                 std::to_string(dataStart() + expected) + " on belong to no tensor");
        }
    }

    [[nodiscard]] std::size_t dataStart() const { return m_file.size() - m_data.size(); }

    const fs::path& m_path;
    std::span<const std::uint8_t> m_file;
    std::span<const std::uint8_t> m_data;
};

/// Bytes of the tensor's data. Throws Error where its shape has none.
std::uint64_t bytesOf(const TensorView& tensor) {
    std::uint64_t bytes = 0;
    if (!countBytes(tensor.shape, tensor.type, bytes)) {
        throw Error("Cannot write tensor '" + tensor.name + "' of the shape " + shapeText(tensor.shape));
    }
    return bytes;
}

/// JSON text of the header, padded with spaces to a multiple of 8 as the reference implementation does it.
std::string makeHeader(const std::vector<const TensorView*>& tensors,
                       const std::map<std::string, std::string>& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) {
        header[metadataKey] = metadata;
    }
    std::set<std::string> names;
    std::uint64_t offset = 0;
    for (const TensorView* each : tensors) {
        const TensorView& tensor = *each;
        const std::uint64_t bytes = bytesOf(tensor);
        if (tensor.name == metadataKey || !names.insert(tensor.name).second) {
            throw Error("Cannot write two tensors of the name '" + tensor.name + "', or one of a reserved name");
        }
        header[tensor.name] = {
            {"dtype", typeName(tensor.type)}, {"shape", tensor.shape}, {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string text = header.dump();
    text.append((lengthBytes - text.size() % lengthBytes) % lengthBytes, ' ');
    return text;
}

}  // namespace

std::size_t bytesPerElement(TensorType type) {
    switch (type) {
        case TensorType::F32:
            return 4;
        case TensorType::F16:
        case TensorType::BF16:
            return 2;
        case TensorType::I64:
            return 8;
        case TensorType::U8:
            return 1;
    }
    throw Error("There is no such tensor type");
}

TensorChecksum& TensorChecksum::add(const TensorView& tensor, std::span<const std::uint8_t> data) {
    m_hasher.add(tensor.name).add(typeName(tensor.type)).add(shapeText(tensor.shape));
    m_hasher.add(data.data(), data.size());
    return *this;
}

void writeSafetensors(const fs::path& path, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    writeSafetensors(path, tensors, metadata, [](const TensorView& tensor) { return tensor.data; });
}

void writeSafetensors(const fs::path& path, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata, const TensorProducer& produce) {
    std::vector<const TensorView*> order;
    for (const TensorView& tensor : tensors) {
        order.push_back(&tensor);
    }
    // Wider elements first, so that with an aligned header every tensor is aligned to its element.
    std::stable_sort(order.begin(), order.end(), [](const TensorView* a, const TensorView* b) {
        return bytesPerElement(a->type) > bytesPerElement(b->type);
    });
    const std::string header = makeHeader(order, metadata);
    const std::uint64_t length = header.size();
    writeFileAtomically(path, [&](const ByteSink& sink) {
        sink(&length, lengthBytes);
        sink(header.data(), header.size());
        for (const TensorView* tensor : order) {
            const std::span<const std::uint8_t> data = produce(*tensor);
            if (data.size() != bytesOf(*tensor)) {
                throw Error("Cannot write tensor '" + tensor->name + "': its data of " + std::to_string(data.size()) +
                            " bytes does not fill its shape");
            }
            sink(data.data(), data.size());
        }
    });
}

SafetensorsFile::SafetensorsFile(const fs::path& path) : m_path(path), m_file(path) {
    HeaderChecker(m_path, m_file.bytes()).read(m_tensors, m_metadata);
}

void SafetensorsFile::requireIntact() const {
    const auto expected = m_metadata.find(checksumKey);
    if (expected == m_metadata.end()) {
        return;
    }
    TensorChecksum checksum;
    for (const auto& [name, tensor] : m_tensors) {
        checksum.add(tensor);
    }
    if (checksum.hex() != expected->second) {
        throw Error("The weights in " + m_path.string() + " are damaged: they are not those that were written",
                    "Restore the file from a copy, or make it again");
    }
}

std::vector<std::string> SafetensorsFile::names() const {
    std::vector<std::string> names;
    for (const auto& [name, tensor] : m_tensors) {
        names.push_back(name);
    }
    return names;
}

const TensorView& SafetensorsFile::tensor(const std::string& name) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) {
        throw Error("There is no tensor " + quotedName(name) + " in " + m_path.string());
    }
    return found->second;
}

}  // namespace docent
