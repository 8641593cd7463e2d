namespace RedStation.Api.Riders;

/// <summary>A rider changes what others call them and where they are at home.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="DisplayName">1 … 80 characters.</param>
/// <param name="HomeDistrict">A known adcode, or null.</param>
public sealed record ChangeProfileRequest(string? OperationId, string? DisplayName, string? HomeDistrict = null);
