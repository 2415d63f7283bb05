#include <iostream>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<bool> composite(n + 1);
    int count = 0, gap = 0, start = 0, previous = 0;
    for (int p = 2; p <= n; p++) {
        if (composite[p]) continue;
        count++;
        if (previous && p - previous > gap) {
            gap = p - previous;
            start = previous;
        }
        previous = p;
        for (long long multiple = 1LL * p * p; multiple <= n; multiple += p) {
            composite[multiple] = true;
        }
    }
    std::cout << count << ' ' << gap << ' ' << start << '\n';
    return 0;
}
