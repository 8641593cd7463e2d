namespace RedStation.Api.Accounts;

/// <summary>Makes an account for staff.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Username">3 … 40 of a-z, 0-9, <c>. _ -</c>.</param>
/// <param name="Password">10 … 200 characters.</param>
/// <param name="Role">One of the staff roles.</param>
/// <param name="DisplayName">What others call them, ≤ 80.</param>
/// <param name="Districts">The adcodes they may act in; at least one for dispatchers and operators.</param>
public sealed record CreateAccountRequest(
    string? OperationId, string? Username, string? Password, string? Role, string? DisplayName, IReadOnlyList<string>? Districts = null);
