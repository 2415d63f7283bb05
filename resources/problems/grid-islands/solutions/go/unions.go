package main

import (
	"bufio"
	"fmt"
	"os"
)

var parent, size []int

func find(x int) int {
	for parent[x] != x {
		parent[x] = parent[parent[x]]
		x = parent[x]
	}
	return x
}

func union(x, y int) {
	x, y = find(x), find(y)
	if x == y {
		return
	}
	if size[x] < size[y] {
		x, y = y, x
	}
	parent[y] = x
	size[x] += size[y]
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var rows, columns int
	fmt.Fscan(in, &rows, &columns)

	parent = make([]int, rows*columns)
	size = make([]int, rows*columns) // 0 for water
	var above, row string
	for r := 0; r < rows; r++ {
		above = row
		fmt.Fscan(in, &row)
		for c := 0; c < columns; c++ {
			cell := r*columns + c
			parent[cell] = cell
			if row[c] != '#' {
				continue
			}
			size[cell] = 1
			if c > 0 && row[c-1] == '#' {
				union(cell-1, cell)
			}
			if r > 0 && above[c] == '#' {
				union(cell-columns, cell)
			}
		}
	}

	islands, largest := 0, 0
	for cell, up := range parent {
		if up == cell && size[cell] > 0 {
			islands++
			largest = max(largest, size[cell])
		}
	}
	fmt.Println(islands, largest)
}
