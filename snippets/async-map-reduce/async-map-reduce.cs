async Task<int> ApplyAsync(string coupon, int price)
{
    await Task.Delay(200);
    Console.WriteLine($"{coupon}: applied to {price}");
    return coupon == "half price" ? price / 2 : price - 6;
}

string[] coupons = ["half price", "6 off"];

var price = 40;
foreach (var coupon in coupons)
{
    price = await ApplyAsync(coupon, price);
}
Console.WriteLine($"to pay: {price}");
