text = gets.to_s.strip
stack = [0]
length = start = 0
position = 0
text.each_char do |bracket|
  position += 1
  if bracket == "("
    stack.push(position)
  else
    stack.pop
    if stack.empty?
      stack.push(position)
    elsif position - stack.last > length
      length = position - stack.last
      start = stack.last + 1
    end
  end
end
puts "#{length} #{start}"
