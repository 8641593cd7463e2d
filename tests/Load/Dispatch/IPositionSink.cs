using RedStation.Contracts;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>Takes positions in batches and answers who is near.</summary>
public interface IPositionSink
{
    /// <summary>Takes everybody for the first time.</summary>
    Task Tell(RiderCrowd crowd);

    /// <summary>Takes the next positions of riders.</summary>
    Task Move(RiderCrowd crowd, int first, int count);

    /// <summary>Names the nearest.</summary>
    Task<IReadOnlyList<string>> Nearest(GeoPoint centre, int radiusM, int limit);

    /// <summary>CPU seconds spent in other processes for this.</summary>
    double OtherCpuSeconds { get; }
}
