namespace Bpm.Procedures.Exports.Layouts;

/// <summary>Lengths of the drawing, in CSS pixels; texts are broken by character counts, since nothing is measured here.</summary>
internal static class LayoutSizes
{
    public const int LaneHead = 148;
    public const int BoxWidth = 172;
    public const int BoxHeight = 84;

    /// <summary>Circles, and the columns that hold no box with text.</summary>
    public const int Symbol = 40;

    /// <summary>Thickness of the bars of forks and joins.</summary>
    public const int Bar = 12;

    public const int NameCharacters = 23;
    public const int NameLines = 3;
    public const int LineHeight = 17;

    /// <summary>Room of one way out at a box's right side, with a label of two lines.</summary>
    public const int Port = 34;

    public const int LabelCharacters = 18;
    public const int LabelCharacterWidth = 7;
    public const int LabelLineHeight = 14;

    /// <summary>Between two vertical lines of one gutter, and the gutter's own margins.</summary>
    public const int GutterTrack = 12;
    public const int GutterMargin = 16;

    public const int TopTrack = 12;
    public const int TopMargin = 14;

    /// <summary>Between two lines that lead back: each has its label above it.</summary>
    public const int BottomTrack = 20;
    public const int BottomMargin = 14;

    /// <summary>Between two lines that enter or leave a box from below.</summary>
    public const int BottomPort = 14;
    public const int BottomPortMargin = 18;

    public const int FrameMargin = 8;
    public const int FrameHead = 20;
    public const int Margin = 16;
}
