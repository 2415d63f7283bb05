#include <iostream>
#include <unordered_map>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, k;
    std::cin >> n >> k;
    std::unordered_map<int, int> missing;
    for (int i = 0; i < k; i++) {
        int code;
        std::cin >> code;
        missing[code]++;
    }
    std::vector<int> log(n);
    for (int &code : log) std::cin >> code;

    int bestLength = n + 1, bestStart = -1;
    int left = 0, open = k;
    for (int right = 0; right < n; right++) {
        auto found = missing.find(log[right]);
        if (found == missing.end()) continue;
        if (found->second-- > 0) open--;
        while (open == 0) {
            if (right - left + 1 < bestLength) {
                bestLength = right - left + 1;
                bestStart = left + 1;
            }
            auto leaving = missing.find(log[left++]);
            if (leaving != missing.end() && ++leaving->second > 0) open++;
        }
    }
    if (bestStart < 0) {
        std::cout << -1 << '\n';
    } else {
        std::cout << bestLength << ' ' << bestStart << '\n';
    }
}
