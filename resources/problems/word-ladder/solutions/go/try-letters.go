package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var n, q int
	var start, word string
	fmt.Fscan(in, &n, &q, &start)
	unreached := make(map[string]bool, n)
	for i := 0; i < n; i++ {
		fmt.Fscan(in, &word)
		unreached[word] = true
	}
	delete(unreached, start)

	distance := map[string]int{start: 0}
	queue := []string{start}
	for len(queue) > 0 {
		word, queue = queue[0], queue[1:]
		letters := []byte(word)
		for i, original := range letters {
			for c := byte('a'); c <= 'z'; c++ {
				letters[i] = c
				if unreached[string(letters)] {
					other := string(letters)
					delete(unreached, other)
					distance[other] = distance[word] + 1
					queue = append(queue, other)
				}
			}
			letters[i] = original
		}
	}

	for ; q > 0; q-- {
		fmt.Fscan(in, &word)
		if steps, ok := distance[word]; ok {
			fmt.Fprintln(out, steps)
		} else {
			fmt.Fprintln(out, -1)
		}
	}
}
