package main

import (
	"bufio"
	"fmt"
	"os"
)

const mod = 1000000007

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, q int
	fmt.Fscan(in, &n, &q)
	coins := map[int]bool{}
	for i := 0; i < n; i++ {
		var coin int
		fmt.Fscan(in, &coin)
		coins[coin] = true
	}
	amounts := make([]int, q)
	top := 0
	for i := range amounts {
		fmt.Fscan(in, &amounts[i])
		if amounts[i] > top {
			top = amounts[i]
		}
	}

	ways := make([]int, top+1)
	ways[0] = 1
	for coin := range coins {
		next := make([]int, top+1)
		for a := range next {
			next[a] = ways[a]
			if a >= coin {
				next[a] = (next[a] + next[a-coin]) % mod
			}
		}
		ways = next
	}
	for _, a := range amounts {
		fmt.Println(ways[a])
	}
}
