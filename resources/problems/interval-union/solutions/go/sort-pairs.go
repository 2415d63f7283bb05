package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

type interval struct {
	from, to int
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	intervals := make([]interval, n)
	for i := range intervals {
		fmt.Fscan(in, &intervals[i].from, &intervals[i].to)
	}
	sort.Slice(intervals, func(i, j int) bool {
		return intervals[i].from < intervals[j].from
	})

	total := 0
	reach := -2000000
	for _, v := range intervals {
		if v.to > reach {
			if v.from > reach {
				reach = v.from
			}
			total += v.to - reach
			reach = v.to
		}
	}
	fmt.Println(total)
}
