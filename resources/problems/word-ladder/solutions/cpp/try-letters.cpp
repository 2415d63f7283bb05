#include <iostream>
#include <queue>
#include <string>
#include <unordered_map>
#include <unordered_set>

int main() {
    std::ios::sync_with_stdio(false);
    int n, q;
    std::string start, word;
    std::cin >> n >> q >> start;
    std::unordered_set<std::string> allowed;
    for (int i = 0; i < n; i++) {
        std::cin >> word;
        allowed.insert(word);
    }

    std::unordered_map<std::string, int> distance{{start, 0}};
    std::queue<std::string> queue;
    queue.push(start);
    while (!queue.empty()) {
        word = queue.front();
        queue.pop();
        int steps = distance[word] + 1;
        for (char &place : word) {
            char original = place;
            for (place = 'a'; place <= 'z'; place++) {
                if (allowed.count(word) && distance.emplace(word, steps).second) {
                    queue.push(word);
                }
            }
            place = original;
        }
    }

    while (q-- > 0) {
        std::cin >> word;
        auto found = distance.find(word);
        std::cout << (found == distance.end() ? -1 : found->second) << '\n';
    }
}
