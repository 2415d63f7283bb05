#include <iostream>
#include <string>

int main() {
    std::ios::sync_with_stdio(false);
    std::string text;
    std::cin >> text;
    const int n = static_cast<int>(text.size());
    int length = 0, start = 0;

    int opened = 0, closed = 0;
    for (int i = 0; i < n; i++) {
        (text[i] == '(' ? opened : closed)++;
        if (closed > opened) {
            opened = closed = 0;
        } else if (opened == closed && 2 * closed > length) {
            length = 2 * closed;
            start = i - length + 2;
        }
    }

    opened = closed = 0;
    for (int i = n - 1; i >= 0; i--) {
        (text[i] == '(' ? opened : closed)++;
        if (opened > closed) {
            opened = closed = 0;
        } else if (opened == closed) {
            int size = 2 * opened;
            if (size > length || (size == length && i + 1 < start)) {
                length = size;
                start = i + 1;
            }
        }
    }
    std::cout << length << ' ' << start << '\n';
    return 0;
}
