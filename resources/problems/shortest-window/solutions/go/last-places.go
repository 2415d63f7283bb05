package main

import (
	"bufio"
	"fmt"
	"os"
)

type entry struct {
	code, place int
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, open int
	fmt.Fscan(in, &n, &open)
	missing := map[int]int{}
	for i := 0; i < open; i++ {
		var code int
		fmt.Fscan(in, &code)
		missing[code]++
	}

	var window []entry
	bestLength, bestStart := n+1, -1
	for place := 1; place <= n; place++ {
		var code int
		fmt.Fscan(in, &code)
		count, ok := missing[code]
		if !ok {
			continue
		}
		window = append(window, entry{code, place})
		missing[code] = count - 1
		if count > 0 {
			open--
		}
		for missing[window[0].code] < 0 {
			missing[window[0].code]++
			window = window[1:]
		}
		if open == 0 && place-window[0].place+1 < bestLength {
			bestStart = window[0].place
			bestLength = place - bestStart + 1
		}
	}
	if bestStart < 0 {
		fmt.Println(-1)
	} else {
		fmt.Println(bestLength, bestStart)
	}
}
