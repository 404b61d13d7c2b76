using Bpm.Server.Commands;

// Everything that the program can do is a verb; `serve` is the one that needs no name. See Commands/Verbs.cs.
return await Verbs.Run(args, Console.Out, Console.Error);
