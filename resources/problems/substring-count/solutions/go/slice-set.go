package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, k int
	var text string
	fmt.Fscan(in, &n, &k, &text)

	// The keys share the memory of the text.
	seen := make(map[string]struct{})
	for i := 0; i+k <= n; i++ {
		seen[text[i:i+k]] = struct{}{}
	}
	fmt.Println(len(seen))
}
