package main

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
	"strings"
)

func describe(n int64) string {
	text := new(big.Int).MulRange(1, n).String()
	sum := 0
	for _, c := range text {
		sum += int(c - '0')
	}
	zeros := len(text) - len(strings.TrimRight(text, "0"))
	return fmt.Sprint(sum, " ", zeros)
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var q int
	fmt.Fscan(in, &q)
	known := map[int64]string{}
	for ; q > 0; q-- {
		var n int64
		fmt.Fscan(in, &n)
		if _, ok := known[n]; !ok {
			known[n] = describe(n)
		}
		fmt.Fprintln(out, known[n])
	}
}
