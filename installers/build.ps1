# Makes an .msi for Windows. Not tried yet. Needs a JDK 25 with jlink and jpackage in JAVA_HOME, Maven
# and WiX 3 or newer on PATH. The window is "Afterburner Workbench", the command is workbench.exe.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
function Run { & $args[0] $args[1..($args.Count - 1)]; if ($LASTEXITCODE) { throw "$($args[0]) failed" } }

$bin = Join-Path $env:JAVA_HOME 'bin'
$pom = [xml](Get-Content pom.xml)
$version = $pom.project.version
$time = $pom.project.properties.'project.build.outputTimestamp'
$image = 'installers\target\image'
$packages = 'installers\target\packages'

Run mvn -B -q -ntp '-Dmaven.test.skip=true' '-Dspotless.check.skip=true' -pl installers -am verify
Remove-Item -Recurse -Force -ErrorAction Ignore $image, $packages
New-Item -ItemType Directory $packages | Out-Null
Run "$bin\java" installers\Natives.java installers\target\lib "$image\lib" $time

# The same modules as in installers/image.
$modules = 'java.compiler,java.desktop,java.naming,java.security.jgss,java.sql,jdk.charsets,jdk.crypto.ec,' +
  'jdk.httpserver,jdk.jfr,jdk.management,jdk.security.auth,jdk.unsupported,jdk.zipfs'
Run "$bin\jlink" --add-modules $modules `
  --output "$image\runtime" --strip-debug --no-header-files --no-man-pages --compress zip-6

Set-Content installers\target\console.properties "win-console=true`nwin-menu=false`nwin-shortcut=false"
Run "$bin\jpackage" --type msi --name 'Afterburner Workbench' --app-version ($version -replace '-SNAPSHOT', '') `
  --vendor 'Afterburner Workbench contributors' --description 'Measure and improve the efficiency of code' `
  --input "$image\lib" --main-jar "app-$version.jar" --main-class dev.afterburner.workbench.Main `
  --runtime-image "$image\runtime" --icon installers\icon\workbench.ico --license-file LICENSE `
  --add-launcher "workbench=installers\target\console.properties" `
  --file-associations installers\session.properties `
  --java-options '-XX:+UseSerialGC' --java-options '-XX:TieredStopAtLevel=1' `
  --java-options '--enable-native-access=ALL-UNNAMED' `
  --win-menu --win-shortcut-prompt --win-dir-chooser --win-per-user-install `
  --win-upgrade-uuid 6f2c1a0e-7f5b-4f0c-9c63-2d9b6f1f5a71 --dest $packages
Get-ChildItem $packages | ForEach-Object { "$((Get-FileHash $_ -Algorithm SHA256).Hash.ToLower())  $($_.Name)" } |
  Set-Content "$packages\SHA256SUMS"
