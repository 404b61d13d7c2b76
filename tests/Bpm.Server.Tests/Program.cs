using Bpm.Server.Tests.Storage.Harness;

// The same program is the child that tests kill: then it starts no test runner.
return ChildProcess.Method is { } method
    ? await Bpm.Server.Tests.Storage.Children.Run(method)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
