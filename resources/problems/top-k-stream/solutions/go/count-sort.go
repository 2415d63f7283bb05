package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	k, err := strconv.Atoi(strings.TrimSpace(in.Text()))
	if err != nil {
		panic(err)
	}

	counts := map[string]int{}
	for in.Scan() {
		counts[in.Text()]++
	}

	keys := make([]string, 0, len(counts))
	for key := range counts {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool {
		x, y := keys[i], keys[j]
		if counts[x] != counts[y] {
			return counts[x] > counts[y]
		}
		return x < y
	})
	for _, key := range keys[:min(k, len(keys))] {
		fmt.Println(key, counts[key])
	}
}
