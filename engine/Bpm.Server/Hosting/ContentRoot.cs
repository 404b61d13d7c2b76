namespace Bpm.Server.Hosting;

/// <summary>Where the server's own files are.</summary>
internal static class ContentRoot
{
    /// <summary>
    /// The nearest folder with <c>wwwroot</c> in it, from the program upward: its own folder when published, the
    /// project's when built; so it does not matter where the program is started from.
    /// </summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
            {
                return folder.FullName;
            }

            // Tests run from their own folder; the server's stands beside them.
            var project = Path.Combine(folder.FullName, "engine", "Bpm.Server");
            if (Directory.Exists(Path.Combine(project, "wwwroot")))
            {
                return project;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
