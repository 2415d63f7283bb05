#include <functional>
#include <iostream>
#include <queue>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    int n;
    std::cin >> n;
    std::priority_queue<int> lower;
    std::priority_queue<int, std::vector<int>, std::greater<int>> upper;
    for (int k = 0; k < n; k++) {
        int value;
        std::cin >> value;
        if (lower.empty() || value <= lower.top()) {
            lower.push(value);
        } else {
            upper.push(value);
        }
        if (lower.size() > upper.size() + 1) {
            upper.push(lower.top());
            lower.pop();
        } else if (lower.size() < upper.size()) {
            lower.push(upper.top());
            upper.pop();
        }
        std::cout << lower.top() << '\n';
    }
    return 0;
}
