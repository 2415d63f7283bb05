#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

int main() {
    std::size_t n, k;
    std::string text;
    std::cin >> n >> k >> text;
    if (k > n) {
        std::cout << 0 << '\n';
        return 0;
    }
    std::vector<std::string_view> pieces;
    for (std::size_t i = 0; i + k <= n; i++) {
        pieces.push_back(std::string_view(text).substr(i, k));
    }
    std::sort(pieces.begin(), pieces.end());
    std::cout << std::unique(pieces.begin(), pieces.end()) - pieces.begin() << '\n';
}
