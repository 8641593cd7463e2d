using RedStation.Storage.Accounts;

namespace RedStation.Api.Open311;

/// <summary>Gives an organisation a key.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Organisation">Whose it is, ≤ 80: this stands in the cases that it reports.</param>
/// <param name="Note">What for, ≤ 500.</param>
public sealed record AddOpen311KeyRequest(string? OperationId, string? Organisation, string? Note = null);

/// <summary>Revokes a key.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record RevokeOpen311KeyRequest(string? OperationId);

/// <summary>A key that was just given. Only its digest is kept: this is the one time it is shown.</summary>
/// <param name="Id">By which it is revoked.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Note">What for.</param>
/// <param name="ApiKey">The key, for the parameter <c>api_key</c>.</param>
public sealed record AddedOpen311KeyWire(string Id, string Organisation, string? Note, string ApiKey);

/// <summary>The keys of organisations.</summary>
/// <param name="Items">The last one first, those revoked too.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record Open311KeyList(IReadOnlyList<Open311Key> Items, string? Next = null);
