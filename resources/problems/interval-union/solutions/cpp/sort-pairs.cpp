#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<std::pair<int, int>> intervals(n);
    for (auto &interval : intervals) {
        if (std::scanf("%d %d", &interval.first, &interval.second) != 2) return 1;
    }
    std::sort(intervals.begin(), intervals.end());

    long long total = 0;
    int reach = -2000000;
    for (const auto &interval : intervals) {
        if (interval.second > reach) {
            total += interval.second - std::max(interval.first, reach);
            reach = interval.second;
        }
    }
    std::printf("%lld\n", total);
}
