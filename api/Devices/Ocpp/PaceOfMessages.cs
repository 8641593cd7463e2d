namespace RedStation.Api.Devices.Ocpp;

/// <summary>How fast a charger may speak. Who is too fast is read more slowly; nothing is left out.</summary>
internal sealed class PaceOfMessages(TimeProvider clock)
{
    private double left = OcppLimits.Burst;
    private long readAt = clock.GetTimestamp();

    /// <summary>A message was read. How long to wait before the next is; null for not at all.</summary>
    public TimeSpan? Wait()
    {
        left = Math.Min(OcppLimits.Burst, left + clock.GetElapsedTime(readAt).TotalSeconds * OcppLimits.PerSecond) - 1;
        readAt = clock.GetTimestamp();
        return left >= 0 ? null : TimeSpan.FromSeconds(-left / OcppLimits.PerSecond);
    }
}
