using Bpm.Server.Slips;
using Bpm.WorkingTime;

namespace Bpm.Server.Pages;

/// <summary>A paper and the language it is read in.</summary>
internal sealed record PaperPage(Language L, SlipPaper Paper);
