@echo off
"%~dp0..\runtime\bin\java.exe" "-XX:AOTCache=%~dp0..\lib\@program@.aot" @options@ -jar "%~dp0..\lib\@jar@" %*
