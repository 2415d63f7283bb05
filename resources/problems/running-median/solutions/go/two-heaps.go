package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"os"
)

type minHeap []int

func (h minHeap) Len() int           { return len(h) }
func (h minHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h minHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *minHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *minHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var n int
	fmt.Fscan(in, &n)
	lower, upper := &minHeap{}, &minHeap{} // lower holds negated values
	for k := 0; k < n; k++ {
		var value int
		fmt.Fscan(in, &value)
		if lower.Len() == upper.Len() {
			heap.Push(upper, value)
			heap.Push(lower, -heap.Pop(upper).(int))
		} else {
			heap.Push(lower, -value)
			heap.Push(upper, -heap.Pop(lower).(int))
		}
		fmt.Fprintln(out, -(*lower)[0])
	}
}
