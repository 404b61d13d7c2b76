await using var app = WebApplication.Create(args);
app.MapGet("/", () => "bpm");
await app.RunAsync();
