a = gets.to_s.strip.bytes
b = gets.to_s.strip.bytes

row = (0..b.size).to_a
a.each_with_index do |letter, i|
  diagonal = row[0]
  left = row[0] = i + 1
  j = 0
  while j < b.size
    up = row[j + 1]
    if letter == b[j]
      left = diagonal
    else
      left = up if up < left
      left = diagonal if diagonal < left
      left += 1
    end
    row[j + 1] = left
    diagonal = up
    j += 1
  end
end
puts row.last
