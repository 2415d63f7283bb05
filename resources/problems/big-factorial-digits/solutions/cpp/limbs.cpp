#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <vector>

static const std::uint64_t BASE = 1000000000;

static void multiply(std::vector<std::uint32_t> &limbs, std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (auto &limb : limbs) {
        carry += std::uint64_t(limb) * factor;
        limb = carry % BASE;
        carry /= BASE;
    }
    if (carry > 0) limbs.push_back(carry);
}

int main() {
    int q;
    std::cin >> q;
    std::vector<int> queries(q);
    for (int &n : queries) std::cin >> n;

    std::vector<int> sorted(queries);
    std::sort(sorted.begin(), sorted.end());

    std::map<int, int> digitSum;
    std::vector<std::uint32_t> limbs{1};
    int reached = 1;
    for (int n : sorted) {
        if (digitSum.count(n)) continue;
        while (reached < n) multiply(limbs, ++reached);
        int sum = 0;
        for (std::uint32_t limb : limbs) {
            for (; limb > 0; limb /= 10) sum += limb % 10;
        }
        digitSum[n] = sum;
    }

    for (int n : queries) {
        int zeros = 0;
        for (int rest = n / 5; rest > 0; rest /= 5) zeros += rest;
        std::cout << digitSum[n] << ' ' << zeros << '\n';
    }
}
