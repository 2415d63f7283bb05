#include <cstdint>
#include <iostream>
#include <vector>

using Matrix = std::vector<std::vector<std::uint64_t>>;
static const std::uint64_t MOD = 1000000007;

static Matrix multiply(const Matrix &a, const Matrix &b) {
    std::size_t rows = a.size(), n = b.size();
    Matrix c(rows, std::vector<std::uint64_t>(n, 0));
    for (std::size_t i = 0; i < rows; i++) {
        for (std::size_t k = 0; k < n; k++) {
            for (std::size_t j = 0; j < n; j++) {
                c[i][j] = (c[i][j] + a[i][k] * b[k][j]) % MOD;
            }
        }
    }
    return c;
}

int main() {
    int n, m, q;
    std::cin >> n >> m >> q;
    Matrix edges(n, std::vector<std::uint64_t>(n, 0));
    for (int i = 0; i < m; i++) {
        int u, v;
        std::cin >> u >> v;
        edges[u - 1][v - 1]++;
    }
    std::vector<Matrix> squares{edges};
    for (int bit = 1; bit < 60; bit++) {
        squares.push_back(multiply(squares.back(), squares.back()));
    }
    while (q-- > 0) {
        int s, t;
        std::uint64_t length;
        std::cin >> s >> t >> length;
        Matrix row(1, std::vector<std::uint64_t>(n, 0));
        row[0][s - 1] = 1;
        for (int bit = 0; bit < 60; bit++) {
            if (length >> bit & 1) row = multiply(row, squares[bit]);
        }
        std::cout << row[0][t - 1] << '\n';
    }
}
