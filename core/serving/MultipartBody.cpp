// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/MultipartBody.h"

#include <algorithm>
#include <cctype>

#include "base/Words.h"
#include "serving/RequestError.h"

namespace docent {

namespace {

constexpr int badRequest = 400;
constexpr int tooLarge = 413;
constexpr std::size_t longestBoundary = 70;  // RFC 2046, 5.1.1
/// Of one part; browsers write some hundred bytes.
constexpr std::size_t longestHead = 8192;
constexpr const char* howToSend = "Send it as a browser's form does, or the picture's bytes alone";

[[noreturn]] void refuse(const std::string& what) {
    throw RequestError(badRequest, what, howToSend);
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// The next of `; name=value; name="va\"lue"`; false at the end.
bool nextParameter(std::string_view& rest, std::string& name, std::string& value) {
    const std::size_t begin = rest.find_first_not_of("; \t");
    if (begin == std::string_view::npos) {
        return false;
    }
    rest.remove_prefix(begin);
    const std::size_t equals = rest.find_first_of("=;");
    name = trimmed(rest.substr(0, equals));
    value.clear();
    if (equals == std::string_view::npos || rest[equals] == ';') {
        rest.remove_prefix(std::min(equals, rest.size()));
        return true;
    }
    rest.remove_prefix(equals + 1);
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        value = trimmed(rest.substr(0, end));
        rest.remove_prefix(end);
        return true;
    }
    std::size_t at = 1;
    // Browsers write %22 for a quote; others put a backslash before it. One before anything else is a letter of the
    // name.
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        at += rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"' ? 1 : 0;
        value += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return true;
}

void readDisposition(std::string_view value, BodyPart& part) {
    std::string name;
    std::string text;
    const std::size_t end = std::min(value.find(';'), value.size());
    if (!equalsIgnoringCase(trimmed(value.substr(0, end)), "form-data")) {
        refuse("A part of the request is no form-data");
    }
    value.remove_prefix(end);
    while (nextParameter(value, name, text)) {
        if (equalsIgnoringCase(name, "name")) {
            part.name = text;
        } else if (equalsIgnoringCase(name, "filename")) {
            part.fileName = text;
        }
    }
}

/// Reads the head of a part and takes it off `rest`.
void readHead(std::string_view& rest, BodyPart& part) {
    bool isThere = false;
    while (true) {
        const std::size_t end = rest.substr(0, longestHead).find("\r\n");
        if (end == std::string_view::npos) {
            refuse("The head of a part of the request does not end");
        }
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 2);
        if (line.empty()) {
            break;
        }
        const std::size_t colon = std::min(line.find(':'), line.size());
        if (equalsIgnoringCase(line.substr(0, colon), "content-disposition")) {
            readDisposition(line.substr(std::min(colon + 1, line.size())), part);
            isThere = true;
        }
    }
    if (!isThere) {
        refuse("A part of the request has no Content-Disposition");
    }
}

}  // namespace

std::optional<std::string> multipartBoundary(std::string_view contentType) {
    const std::size_t end = std::min(contentType.find(';'), contentType.size());
    if (!equalsIgnoringCase(trimmed(contentType.substr(0, end)), "multipart/form-data")) {
        return std::nullopt;
    }
    contentType.remove_prefix(end);
    std::string name;
    std::string value;
    while (nextParameter(contentType, name, value)) {
        if (equalsIgnoringCase(name, "boundary") && !value.empty() && value.size() <= longestBoundary) {
            return value;
        }
    }
    refuse("The Content-Type multipart/form-data names no boundary");
}

std::vector<BodyPart> multipartParts(std::string_view body, const std::string& boundary, std::size_t limit) {
    const std::string line = "\r\n--" + boundary;
    std::string_view rest;
    // The first boundary may stand at the very beginning.
    if (body.starts_with(std::string_view(line).substr(2))) {
        rest = body.substr(line.size() - 2);
    } else if (const std::size_t first = body.find(line); first != std::string_view::npos) {
        rest = body.substr(first + line.size());
    } else {
        refuse("The request does not have the parts that its Content-Type tells of");
    }
    std::vector<BodyPart> parts;
    while (!rest.starts_with("--")) {
        if (parts.size() == limit) {
            throw RequestError(tooLarge, "The request has more than " + std::to_string(limit) + " parts",
                               "Send the pictures in several requests");
        }
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        if (!rest.starts_with("\r\n")) {
            refuse("A boundary in the request is followed by something else");
        }
        rest.remove_prefix(2);
        BodyPart part;
        readHead(rest, part);
        // The line end before the boundary belongs to it, and that of the head's empty line serves where there is
        // nothing between.
        const std::size_t end =
            rest.starts_with(std::string_view(line).substr(2)) ? std::string_view::npos : rest.find(line);
        if (end == std::string_view::npos) {
            if (!rest.starts_with(std::string_view(line).substr(2))) {
                refuse("The request ends within a part");
            }
            rest.remove_prefix(line.size() - 2);
        } else {
            part.content = rest.substr(0, end);
            rest.remove_prefix(end + line.size());
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace docent
