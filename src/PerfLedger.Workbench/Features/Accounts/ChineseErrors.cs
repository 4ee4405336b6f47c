using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>What Identity refuses, in the words of the person who typed it.</summary>
internal sealed class ChineseErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), string.Create(CultureInfo.InvariantCulture, $"密码太短：至少 {length} 个字符。"));

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), string.Create(CultureInfo.InvariantCulture, $"密码太简单：至少用 {uniqueChars} 个不同的字符。"));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "原密码不对。");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"登录名“{userName}”已有人使用。");

    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), $"登录名“{userName}”无效：用字母、数字和 - . _ @ +。");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "这个登录刚刚在别处改动过，没有写入。请重试。");

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "没有完成。请重试。");

    private static IdentityError Error(string code, string sentence) => new() { Code = code, Description = sentence };
}
