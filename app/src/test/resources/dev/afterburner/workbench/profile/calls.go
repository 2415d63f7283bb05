package main

import "fmt"

var sink int

//go:noinline
func spin(n int) int {
	for i := 0; i < n; i++ {
		sink += i * i % 7
	}
	return sink
}

func work(n int) int {
	s := 0
	for round := 0; round < 20; round++ {
		s += spin(7 * n) // TOTAL 70
		s += spin(2 * n) // TOTAL 20
		s += spin(n)     // TOTAL 10
	}
	return s
}

func main() {
	kept := make([]byte, 20000000)
	for i := range kept { // ALLOC, as the line below: both are the loop
		kept[i] = byte(i) // ALLOC
	}
	fmt.Println(work(500000), kept[5000])
}
