#include <algorithm>
#include <iostream>
#include <set>
#include <vector>

int main() {
    const int MOD = 1000000007;
    int n, q;
    std::cin >> n >> q;
    std::set<int> coins;
    for (int i = 0; i < n; i++) {
        int coin;
        std::cin >> coin;
        coins.insert(coin);
    }
    std::vector<int> amounts(q);
    for (int &a : amounts) std::cin >> a;
    int top = *std::max_element(amounts.begin(), amounts.end());

    std::vector<int> ways(top + 1, 0);
    ways[0] = 1;
    for (int coin : coins) {
        for (int a = coin; a <= top; a++) {
            ways[a] = (ways[a] + ways[a - coin]) % MOD;
        }
    }
    for (int a : amounts) std::cout << ways[a] << '\n';
}
