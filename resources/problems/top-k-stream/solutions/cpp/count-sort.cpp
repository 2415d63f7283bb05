#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    std::size_t k;
    std::cin >> k;
    std::unordered_map<std::string, int> counts;
    std::string key;
    while (std::cin >> key) counts[key]++;

    std::vector<std::pair<int, const std::string *>> ranking;
    ranking.reserve(counts.size());
    for (const auto &entry : counts) ranking.emplace_back(entry.second, &entry.first);
    k = std::min(k, ranking.size());
    std::partial_sort(ranking.begin(), ranking.begin() + k, ranking.end(),
                      [](const auto &x, const auto &y) {
                          return x.first != y.first ? x.first > y.first : *x.second < *y.second;
                      });
    for (std::size_t i = 0; i < k; i++) {
        std::cout << *ranking[i].second << ' ' << ranking[i].first << '\n';
    }
    return 0;
}
