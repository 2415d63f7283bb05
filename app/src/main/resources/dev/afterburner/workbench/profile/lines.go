// Tells functions and lines of an executable that Go built. It reads how many addresses there are,
// the addresses, and then the executable; it prints what addr2line -a -f -i prints.
package main

import (
	"bufio"
	"bytes"
	"debug/dwarf"
	"debug/elf"
	"fmt"
	"io"
	"os"
	"sort"
)

type place struct {
	function, file string
	line           int
}

var out = bufio.NewWriter(os.Stdout)

func main() {
	in := bufio.NewReader(os.Stdin)
	var count int
	fmt.Fscanln(in, &count)
	wanted := make([]uint64, count)
	for i := range wanted {
		fmt.Fscanf(in, "0x%x\n", &wanted[i])
	}
	sort.Slice(wanted, func(i, j int) bool { return wanted[i] < wanted[j] })
	content, err := io.ReadAll(in)
	if err == nil {
		err = tell(content, wanted)
	}
	out.Flush()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func tell(content []byte, wanted []uint64) error {
	file, err := elf.NewFile(bytes.NewReader(content))
	if err != nil {
		return err
	}
	data, err := file.DWARF()
	if err != nil {
		return err
	}
	reader := data.Reader()
	for {
		unit, err := reader.Next()
		if err != nil || unit == nil {
			return err
		}
		if unit.Tag == dwarf.TagCompileUnit {
			if here := inside(data, unit, wanted); len(here) > 0 {
				if err := tellUnit(data, unit, here); err != nil {
					return err
				}
			}
		}
		reader.SkipChildren()
	}
}

// Those of the sorted addresses that lie in an entry's ranges.
func inside(data *dwarf.Data, entry *dwarf.Entry, wanted []uint64) []uint64 {
	ranges, err := data.Ranges(entry)
	if err != nil {
		return nil
	}
	var found []uint64
	for _, r := range ranges {
		from := sort.Search(len(wanted), func(i int) bool { return wanted[i] >= r[0] })
		to := sort.Search(len(wanted), func(i int) bool { return wanted[i] >= r[1] })
		if from < to {
			found = append(found, wanted[from:to]...)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i] < found[j] })
	return found
}

func tellUnit(data *dwarf.Data, unit *dwarf.Entry, wanted []uint64) error {
	lines, err := data.LineReader(unit)
	if err != nil || lines == nil {
		return err
	}
	files := lines.Files()
	at := make(map[uint64]place)
	var last, next dwarf.LineEntry
	for lines.Next(&next) == nil {
		if !last.EndSequence && last.File != nil {
			from := sort.Search(len(wanted), func(i int) bool { return wanted[i] >= last.Address })
			for i := from; i < len(wanted) && wanted[i] < next.Address; i++ {
				at[wanted[i]] = place{"", last.File.Name, last.Line}
			}
		}
		last = next
	}
	reader := data.Reader()
	reader.Seek(unit.Offset)
	reader.Next()
	for {
		entry, err := reader.Next()
		if err != nil || entry == nil || entry.Tag == 0 {
			return err
		}
		if entry.Tag == dwarf.TagSubprogram {
			if here := inside(data, entry, wanted); len(here) > 0 {
				frames := make(map[uint64][]place)
				for _, address := range here {
					found := at[address]
					found.function = name(data, entry)
					frames[address] = []place{found}
				}
				if entry.Children {
					if err := inlined(data, reader, files, here, frames); err != nil {
						return err
					}
				}
				for _, address := range here {
					fmt.Fprintf(out, "0x%x\n", address)
					for i := len(frames[address]) - 1; i >= 0; i-- {
						frame := frames[address][i]
						fmt.Fprintf(out, "%s\n%s:%d\n", frame.function, frame.file, frame.line)
					}
				}
				continue
			}
		}
		reader.SkipChildren()
	}
}

// Functions that were put into others: the line of each is that of the call within it.
func inlined(data *dwarf.Data, reader *dwarf.Reader, files []*dwarf.LineFile, wanted []uint64,
	frames map[uint64][]place) error {
	for {
		entry, err := reader.Next()
		if err != nil || entry == nil || entry.Tag == 0 {
			return err
		}
		here := wanted
		if entry.Tag == dwarf.TagInlinedSubroutine {
			here = inside(data, entry, wanted)
			line, _ := entry.Val(dwarf.AttrCallLine).(int64)
			file, _ := entry.Val(dwarf.AttrCallFile).(int64)
			for _, address := range here {
				all := frames[address]
				innermost := all[len(all)-1]
				innermost.function = name(data, entry)
				all[len(all)-1].line = int(line)
				if file > 0 && int(file) < len(files) && files[file] != nil {
					all[len(all)-1].file = files[file].Name
				}
				frames[address] = append(all, innermost)
			}
		}
		if entry.Children {
			if err := inlined(data, reader, files, here, frames); err != nil {
				return err
			}
		}
	}
}

func name(data *dwarf.Data, entry *dwarf.Entry) string {
	for i := 0; i < 4; i++ {
		if own, ok := entry.Val(dwarf.AttrName).(string); ok {
			return own
		}
		origin, ok := entry.Val(dwarf.AttrAbstractOrigin).(dwarf.Offset)
		if !ok {
			break
		}
		reader := data.Reader()
		reader.Seek(origin)
		next, err := reader.Next()
		if err != nil || next == nil {
			break
		}
		entry = next
	}
	return "??"
}
