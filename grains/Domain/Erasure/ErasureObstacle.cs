namespace RedStation.Domain.Erasure;

/// <summary>What a rider must bring to an end before they can be erased.</summary>
public enum ErasureObstacle
{
    /// <summary>A task is in hand: others count on it.</summary>
    TaskInHand = 0,

    /// <summary>A service is reserved: fetch it, or give it up.</summary>
    RedemptionOpen = 1,

    /// <summary>Points are on hold for something else.</summary>
    PointsHeld = 2,
}
