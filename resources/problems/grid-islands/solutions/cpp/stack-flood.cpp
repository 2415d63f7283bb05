#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    int rows, columns;
    std::cin >> rows >> columns;
    std::vector<std::string> grid(rows);
    for (auto &row : grid) std::cin >> row;

    int islands = 0, largest = 0;
    std::vector<std::pair<int, int>> stack;
    auto visit = [&](int r, int c) {
        if (r < 0 || r >= rows || c < 0 || c >= columns || grid[r][c] != '#') return;
        grid[r][c] = '.';
        stack.emplace_back(r, c);
    };
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            if (grid[row][column] != '#') continue;
            islands++;
            int size = 0;
            visit(row, column);
            while (!stack.empty()) {
                auto [r, c] = stack.back();
                stack.pop_back();
                size++;
                visit(r - 1, c);
                visit(r + 1, c);
                visit(r, c - 1);
                visit(r, c + 1);
            }
            largest = std::max(largest, size);
        }
    }
    std::cout << islands << ' ' << largest << '\n';
    return 0;
}
