namespace Bpm.WorkingTime;

/// <summary>The four time bands of the inbox (quá hạn, gấp, đúng tiến độ, tạm dừng).</summary>
public enum Band
{
    Over,
    Soon,
    Ok,
    Pause,
}
