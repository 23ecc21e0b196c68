// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a request: its Content-Type in the first line, then the body itself.
#include "serving/MultipartBody.h"

#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    constexpr std::size_t mostParts = 8;
    const std::string_view all = text(input);
    const std::size_t end = std::min(all.size(), all.find('\n'));
    const std::optional<std::string> boundary = multipartBoundary(all.substr(0, end));
    if (!boundary) {
        return;
    }
    const std::string_view body = all.substr(std::min(all.size(), end + 1));
    const std::vector<BodyPart> parts = multipartParts(body, *boundary, mostParts);
    require(parts.size() <= mostParts, "no more parts than allowed");
    for (const BodyPart& part : parts) {
        require(part.content.empty() || (part.content.data() >= body.data() &&
                                         part.content.data() + part.content.size() <= body.data() + body.size()),
                "a part lies in the body");
    }
}

std::vector<std::string> seeds() {
    const std::string begin = "multipart/form-data; boundary=xyz\n";
    return {begin +
                "--xyz\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                "Content-Type: image/png\r\n\r\nPNG\r\n--xyz--\r\n",
            begin +
                "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xyz\r\n"
                "Content-Disposition: form-data; name=\"b \\\"c\\\"\"\r\n\r\n\r\n--xyz--",
            "multipart/form-data; boundary=\"a b\"; charset=utf-8\n--a b--", "application/json\n{}",
            "multipart/form-data\nx"};
}

}  // namespace docent::fuzz
