#include <cstdio>
#include <unordered_map>

int main() {
    int n, target;
    if (std::scanf("%d %d", &n, &target) != 2) return 1;
    std::unordered_map<int, int> seen;
    long long pairs = 0;
    for (int i = 0; i < n; i++) {
        int value;
        if (std::scanf("%d", &value) != 1) return 1;
        auto partner = seen.find(target - value);
        if (partner != seen.end()) pairs += partner->second;
        seen[value]++;
    }
    std::printf("%lld\n", pairs);
    return 0;
}
