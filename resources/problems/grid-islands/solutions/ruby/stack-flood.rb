LAND = "#".ord
WATER = ".".ord

rows, columns = gets.split.map(&:to_i)
width = columns + 1
grid = "." * width
rows.times { grid << gets.strip << "." }
grid << "." * width

islands = largest = 0
start = grid.index("#")
while start
  islands += 1
  size = 0
  stack = [start]
  grid.setbyte(start, WATER)
  while (at = stack.pop)
    size += 1
    [at - 1, at + 1, at - width, at + width].each do |near|
      next unless grid.getbyte(near) == LAND

      grid.setbyte(near, WATER)
      stack << near
    end
  end
  largest = size if size > largest
  start = grid.index("#", start)
end
puts "#{islands} #{largest}"
