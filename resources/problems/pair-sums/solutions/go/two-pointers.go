package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Split(bufio.ScanWords)
	next := func() int {
		in.Scan()
		value, err := strconv.Atoi(in.Text())
		if err != nil {
			panic(err)
		}
		return value
	}

	n, target := next(), next()
	values := make([]int, n)
	for i := range values {
		values[i] = next()
	}
	sort.Ints(values)

	pairs := 0
	low, high := 0, n-1
	for low < high {
		left, right := values[low], values[high]
		switch {
		case left+right < target:
			low++
		case left+right > target:
			high--
		case left == right:
			size := high - low + 1
			pairs += size * (size - 1) / 2
			low = high
		default:
			leftSize, rightSize := 0, 0
			for values[low] == left {
				leftSize++
				low++
			}
			for values[high] == right {
				rightSize++
				high--
			}
			pairs += leftSize * rightSize
		}
	}
	fmt.Println(pairs)
}
