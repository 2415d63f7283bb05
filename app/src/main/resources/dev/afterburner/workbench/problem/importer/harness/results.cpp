#include <unistd.h>
#include <any>
#include <optional>
namespace results_ {
std::map<int, std::string>& taken() {
    static std::map<int, std::string> all;
    return all;
}
// Runs before the solution's own initialisers, which may print.
int begin() {
    int kept = dup(1);
    dup2(2, 1);
    return kept;
}
int output = begin();

inline void put(std::ostream& o, bool x) { o << (x ? "true" : "false"); }
inline void put(std::ostream& o, const std::string& x) {
    o << '"';
    for (unsigned char c : x) {
        if (c == '"' || c == '\\') o << '\\' << c;
        else if (c < 32) { char u[8]; snprintf(u, 8, "\\u%04x", c); o << u; }
        else o << c;
    }
    o << '"';
}
inline void put(std::ostream& o, const char* x) { put(o, std::string(x)); }
inline void put(std::ostream& o, char x) { put(o, std::string(1, x)); }
template <class T>
std::enable_if_t<std::is_integral_v<T>> put(std::ostream& o, T x) { o << +x; }
template <class T>
std::enable_if_t<std::is_floating_point_v<T>> put(std::ostream& o, T x) {
    if (!std::isfinite(x)) {
        o << "{\"f\":\"" << (std::isnan(x) ? "nan" : x > 0 ? "inf" : "-inf") << "\"}";
        return;
    }
    char u[64];
    snprintf(u, 64, "%.17e", (double) x);
    if (sizeof(T) == sizeof(float)) o << "{\"s\":" << u << "}";
    else o << u;
}
template <class A, class B> void put(std::ostream& o, const std::pair<A, B>& x);
template <class... T> void put(std::ostream& o, const std::tuple<T...>& x);
template <class T> void put(std::ostream& o, const std::optional<T>& x);
template <class T> void put(std::ostream& o, const std::vector<T>& x);
template <class T, size_t n> void put(std::ostream& o, const std::array<T, n>& x);
template <class T> void put(std::ostream& o, const std::list<T>& x);
template <class T> void put(std::ostream& o, const std::deque<T>& x);
template <class T, class... M> void put(std::ostream& o, const std::set<T, M...>& x);
template <class T, class... M> void put(std::ostream& o, const std::unordered_set<T, M...>& x);
template <class K, class V, class... M> void put(std::ostream& o, const std::map<K, V, M...>& x);
template <class K, class V, class... M>
void put(std::ostream& o, const std::unordered_map<K, V, M...>& x);
inline void put(std::ostream& o, const std::any& x) {
    if (auto* i = std::any_cast<int>(&x)) put(o, *i);
    else if (auto* d = std::any_cast<double>(&x)) put(o, *d);
    else if (auto* f = std::any_cast<float>(&x)) put(o, *f);
    else if (auto* s = std::any_cast<std::string>(&x)) put(o, *s);
    else if (auto* c = std::any_cast<const char*>(&x)) put(o, *c);
    else if (auto* b = std::any_cast<bool>(&x)) put(o, *b);
    else o << "{\"o\":\"any\"}";
}
template <class C> void items(std::ostream& o, const C& all) {
    bool first = true;
    o << '[';
    for (const auto& x : all) {
        if (!first) o << ',';
        first = false;
        put(o, x);
    }
    o << ']';
}
inline void items(std::ostream& o, const std::vector<bool>& all) {
    for (size_t i = 0; i < all.size(); i++) put(o << (i ? ',' : '['), (bool) all[i]);
    o << (all.empty() ? "[]" : "]");
}
template <class C> void pairs(std::ostream& o, const C& all) {
    bool first = true;
    o << "{\"d\":[";
    for (const auto& x : all) {
        put(o << (first ? "[" : ",["), x.first);
        put(o << ',', x.second);
        o << ']';
        first = false;
    }
    o << "]}";
}
template <class A, class B> void put(std::ostream& o, const std::pair<A, B>& x) {
    put(o << "{\"t\":[", x.first);
    put(o << ',', x.second);
    o << "]}";
}
template <class... T> void put(std::ostream& o, const std::tuple<T...>& x) {
    bool first = true;
    o << "{\"t\":[";
    std::apply([&](const auto&... y) { ((put(o << (first ? "" : ","), y), first = false), ...); }, x);
    o << "]}";
}
template <class T> void put(std::ostream& o, const std::optional<T>& x) {
    if (x) put(o, *x);
    else o << "null";
}
template <class T> void put(std::ostream& o, const std::vector<T>& x) { items(o, x); }
template <class T, size_t n> void put(std::ostream& o, const std::array<T, n>& x) { items(o, x); }
template <class T> void put(std::ostream& o, const std::list<T>& x) { items(o, x); }
template <class T> void put(std::ostream& o, const std::deque<T>& x) { items(o, x); }
template <class T, class... M> void put(std::ostream& o, const std::set<T, M...>& x) {
    items(o << "{\"set\":", x);
    o << '}';
}
template <class T, class... M> void put(std::ostream& o, const std::unordered_set<T, M...>& x) {
    items(o << "{\"set\":", x);
    o << '}';
}
template <class K, class V, class... M> void put(std::ostream& o, const std::map<K, V, M...>& x) {
    pairs(o, x);
}
template <class K, class V, class... M>
void put(std::ostream& o, const std::unordered_map<K, V, M...>& x) {
    pairs(o, x);
}
template <class T> void take(int number, const T& x) {
    std::ostringstream o;
    put(o, x);
    taken()[number] = o.str();
}
inline void write(int count) {
    std::string all = "[";
    for (int i = 0; i < count; i++) {
        auto found = taken().find(i);
        all += (i ? "," : "") + (found == taken().end() ? "{\"o\":\"not reached\"}" : found->second);
    }
    all += "]\n";
    for (size_t at = 0; at < all.size();) {
        ssize_t n = ::write(output, all.data() + at, all.size() - at);
        if (n <= 0) return;
        at += n;
    }
}
}
