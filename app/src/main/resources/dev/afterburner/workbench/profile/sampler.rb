BEGIN { # one line of samples per signal, written at once: it stays when the program is ended
  _out = File.open("/tmp/.profile", File::WRONLY | File::CREAT | File::TRUNC, 0600)
  _size = 0
  trap("PROF") do
    _line = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond).to_s
    (caller_locations(1, 60) || []).each do |_f|
      next if _f.path == "-e"
      _line << "\u001e" << _f.lineno.to_s << "\u001f" << (_f.absolute_path || _f.path).to_s << "\u001f" << _f.label.to_s
    end
    _size += _line.bytesize + 1
    _out.syswrite(_line << "\n") if _size < 32_000_000
  end
}
$0 = ARGV.shift
load $0
