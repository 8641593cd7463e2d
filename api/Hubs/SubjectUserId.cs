using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Accounts;

namespace RedStation.Api.Hubs;

/// <summary>Messages to a user go to all connections of a subject.</summary>
public sealed class SubjectUserId : IUserIdProvider
{
    /// <inheritdoc/>
    public string? GetUserId(HubConnectionContext connection) =>
        connection.User?.Identity?.IsAuthenticated == true ? connection.User.Subject() : null;
}
