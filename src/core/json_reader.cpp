// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_reader.h"

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace centerscope {

namespace {

using Json = nlohmann::json;

/// Called for every value, key and bracket as the text is read.
class Guard {
public:
    explicit Guard(JsonLimits limits) : limits_(limits) {}

    bool observe(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > limits_.depth)
            throw std::invalid_argument("expected JSON of at most " +
                                        std::to_string(limits_.depth) +
                                        " levels, found it nested deeper");
        if (++values_ > limits_.values)
            throw std::invalid_argument("expected JSON of at most " +
                                        std::to_string(limits_.values) + " values, found more");
        if (event == Json::parse_event_t::object_start)
            keys_.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys_.pop_back();
        else if (event == Json::parse_event_t::key && !keys_.back().insert(parsed).second)
            throw std::invalid_argument("expected each key once, found " + parsed.dump() +
                                        " twice");
        return true;
    }

private:
    JsonLimits limits_;
    std::size_t values_ = 0;
    std::vector<std::set<std::string>> keys_;  // of the objects that are open
};

/// The sentence of the library's error without the "[json.exception.parse_error.101] " before it.
std::string withoutMark(const std::string& what) {
    const std::size_t mark = what.find("] ");
    return mark == std::string::npos ? what : what.substr(mark + 2);
}

}  // namespace

Json readJson(std::string_view text, JsonLimits limits) {
    try {
        Guard guard(limits);
        return Json::parse(text,
                           [&guard](int depth, Json::parse_event_t event, const Json& parsed) {
                               return guard.observe(depth, event, parsed);
                           });
    } catch (const Json::exception& error) {
        throw std::invalid_argument("expected JSON, found this: " + withoutMark(error.what()));
    }
}

}  // namespace centerscope
