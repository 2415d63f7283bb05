package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	stack := []int{0} // positions after which a matched part can begin
	length, start := 0, 0
	for position := 1; ; position++ {
		bracket, err := in.ReadByte()
		if err != nil || bracket == '\n' || bracket == '\r' {
			break
		}
		if bracket == '(' {
			stack = append(stack, position)
			continue
		}
		stack = stack[:len(stack)-1]
		if len(stack) == 0 {
			stack = append(stack, position)
			continue
		}
		begin := stack[len(stack)-1]
		if position-begin > length {
			length, start = position-begin, begin+1
		}
	}
	fmt.Println(length, start)
}
